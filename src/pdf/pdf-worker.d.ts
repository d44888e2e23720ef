declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** The half of pdf.js that reads the file. */
  export const WorkerMessageHandler: { initializeFromPort(port: unknown): void }
}
