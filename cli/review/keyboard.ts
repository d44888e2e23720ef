/**
 * Bytes of a terminal → keys, pastes and mouse events. Ink's own reader drops mouse reports and hands over keys typed
 * quickly as one string; a review must not lose a key of either kind.
 */

export type Input =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mouse'; readonly action: 'press' | 'wheel-up' | 'wheel-down'; readonly x: number; readonly y: number }

export interface Keyboard {
  /** The inputs of a chunk; an unfinished sequence waits for the next one. */
  push(chunk: string): Input[]
  /** Whether a lone escape, or the beginning of a sequence, is waiting. */
  waiting(): boolean
  /** Gives up waiting: a lone escape is the Esc key. */
  flush(): Input[]
}

const escapeSign = '\u001b'
const named: Readonly<Record<string, string>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  '[H': 'home',
  '[F': 'end',
  OH: 'home',
  OF: 'end',
  '[1~': 'home',
  '[4~': 'end',
  '[7~': 'home',
  '[8~': 'end',
  '[5~': 'pageup',
  '[6~': 'pagedown',
  '[3~': 'delete',
  '[Z': 'shift-tab',
}

const key = (name: string): Input => ({ kind: 'key', key: name })

function control(character: string): Input | undefined {
  const code = character.charCodeAt(0)
  if (character === '\r' || character === '\n') return key('enter')
  if (character === '\t') return key('tab')
  if (code === 0x7f || code === 0x08) return key('backspace')
  if (code === 0x20) return key('space')
  if (code >= 1 && code <= 26) return key(`ctrl-${String.fromCharCode(96 + code)}`)
  return undefined
}

/** @param onReply takes what the terminal answers to a question, without the escape sign before it */
export function keyboard(onReply: (reply: string) => void = () => undefined): Keyboard {
  let pending = ''
  let paste: string | undefined

  function read(text: string, final: boolean): Input[] {
    const inputs: Input[] = []
    let at = 0
    while (at < text.length) {
      if (paste !== undefined) {
        const end = text.indexOf(`${escapeSign}[201~`, at)
        if (end < 0) {
          // Keep what may be the beginning of the end mark.
          const tail = text.lastIndexOf(escapeSign)
          const cut = tail >= at && `${escapeSign}[201~`.startsWith(text.slice(tail)) ? tail : text.length
          paste += text.slice(at, cut)
          pending = text.slice(cut)
          return inputs
        }
        inputs.push({ kind: 'text', text: paste + text.slice(at, end) })
        paste = undefined
        at = end + 6
        continue
      }
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      if (character !== escapeSign) {
        const special = control(character)
        if (special) inputs.push(special)
        else if (character.charCodeAt(0) >= 0x20) inputs.push(key(character))
        at += character.length
        continue
      }
      const rest = text.slice(at + 1)
      const mouse = /^\[<(\d+);(\d+);(\d+)([Mm])/.exec(rest)
      if (mouse) {
        const button = Number(mouse[1])
        const place = { x: Number(mouse[2]) - 1, y: Number(mouse[3]) - 1 }
        if (button === 64 || button === 65) inputs.push({ kind: 'mouse', action: button === 64 ? 'wheel-up' : 'wheel-down', ...place })
        else if (button === 0 && mouse[4] === 'M') inputs.push({ kind: 'mouse', action: 'press', ...place })
        at += 1 + mouse[0].length
        continue
      }
      const sequence = /^(?:\[[0-?]*[ -/]*[@-~]|O[@-~])/.exec(rest)
      if (sequence) {
        const name = sequence[0]
        at += 1 + name.length
        if (name === '[200~') {
          paste = ''
          continue
        }
        // A modifier on a known key is ignored: `ESC[1;2A` is still up.
        const bare = named[name] ?? named[name.replace(/^\[1;\d+/, '[').replace(/;\d+~$/, '~')]
        if (bare) inputs.push(key(bare))
        else if (/^\[(?:\?.*c|[\d;]*t)$/.test(name)) onReply(name)
        continue
      }
      // An operating-system command (the answer to a question) ends with BEL or ST.
      const answer = /^\][^\u0007\u001b]*(?:\u0007|\u001b\\)/.exec(rest)
      if (answer) {
        at += 1 + answer[0].length
        continue
      }
      // Graphics and device replies: ESC _ … ST, ESC P … ST.
      const reply = /^[_P][^\u001b]*\u001b\\/.exec(rest)
      if (reply) {
        at += 1 + reply[0].length
        continue
      }
      if (!final && /^(?:$|\[[0-?]*[ -/]*$|O$|\][^\u0007]*$|[_P][^\u001b]*\u001b?$)/.test(rest)) {
        pending = text.slice(at)
        return inputs
      }
      inputs.push(key('escape'))
      at += 1
    }
    return inputs
  }

  return {
    push(chunk) {
      const text = pending + chunk
      pending = ''
      return read(text, false)
    },
    waiting: () => pending !== '' && paste === undefined,
    flush() {
      const text = pending
      pending = ''
      return read(text, true)
    },
  }
}
