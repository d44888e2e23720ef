/** A text in the two languages that gouji speaks. */
export interface Text {
  readonly en: string
  readonly zh: string
}
