/** Small PDFs made for the tests. */
import { degrees, PDFDocument, type PDFPage, popGraphicsState, pushGraphicsState, rgb, StandardFonts } from '@cantoo/pdf-lib'

/** A PDF whose one page (400 × 300 points) is drawn by `draw`. */
export async function made(draw: (page: PDFPage, document: PDFDocument) => Promise<void> | void): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage([400, 300])
  page.setFont(await document.embedFont(StandardFonts.Helvetica))
  page.setFontSize(12)
  await draw(page, document)
  return document.save()
}

/** A one-pixel PNG. */
export const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
)

export { degrees, popGraphicsState, pushGraphicsState, rgb }
