/** A page as a picture, for the review: a page can ask for as much when it is drawn as when it is read. */
import { type Language, type PageImage, pageImage } from '../../src/index.ts'
import { orRefuse } from './refuse.ts'
import { type Source, sourceBytes } from './source.ts'

export interface PictureTask extends Source {
  readonly language: Language
  /** 1-based. */
  readonly page: number
  /** Pixels an inch. */
  readonly dpi: number
}

/** Null when there is no such page. */
export const picture = (task: PictureTask): Promise<PageImage | null> =>
  orRefuse(task.language, async () => (await pageImage(await sourceBytes(task), task.page, task.dpi)) ?? null)
