/**
 * On damaged files pdf.js leaves promises of its own rejected that nobody waits for (page dictionaries it fetches ahead),
 * besides the error it reports. Node would end the program for them, and the reading of all other files with it; pdf.js
 * offers no way to catch them. This is the one place outside the command line that touches the process.
 */
let watching = false

/** From now on such rejections are ignored; whatever is not pdf.js's goes the way Node would have sent it. */
export function ignoreStrayRejections(): void {
  if (watching) return
  watching = true
  process.on('unhandledRejection', onRejection)
}

function onRejection(reason: unknown): void {
  if (reason instanceof Error && /[\\/]pdfjs-dist[\\/]/.test(reason.stack ?? '')) return
  if (process.listenerCount('unhandledRejection') === 1) {
    queueMicrotask(() => {
      throw reason
    })
  }
}
