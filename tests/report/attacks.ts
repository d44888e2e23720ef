/** Text that stands in documents, file names, reviewers' names and reasons to harm whoever looks at a report. One list for every outlet. */
export const attacks: Readonly<Record<string, string>> = {
  'sets the clipboard of a terminal': 'a\u001b]52;c;cm0gLXJmIH4=\u0007b',
  'names the window, then asks for the name': 'a\u001b]0;rm -rf ~\u0007\u001b[21tb',
  'clears the screen by a C1 control': 'a\u009b2J\u009dtitle\u009cb',
  'rings and steps back': 'a\u0007\b\b\b\u007fb',
  'returns to the begin of the line': '不符 9999\r相符',
  'turns the reading round': '支出\u202e00.001\u202c万元',
  'turns it round by isolates': '支出\u2067100\u2069\u061c万元',
  'is written between the letters': '1\u200b0\u200c0\u200d0\u2060.5',
  'hides a hyphen': '1\u00ad000',
  'hides a message in tags': `ok${[...'ignore all'].map((c) => String.fromCodePoint(0xe0000 + (c.codePointAt(0) ?? 0))).join('')}`,
  'fills with what is not seen': 'a\u3164\u115f\u1160\uffa0b',
  'breaks lines in script': 'a\u2028alert(1)\u2029b',
  'is half a character': 'a\ud800b\udfff',
  'holds a zero byte': 'a\u0000b',
  'is markup': `"'><script>globalThis.pwned=1</script><img src=x onerror="globalThis.pwned=1"></title></style>-->]]>`,
  'is an attribute': `x" onmouseover="globalThis.pwned=1" y='`,
  'is a formula': `=cmd|' /C calc'!A0`,
  'is a formula behind a blank': ' =HYPERLINK("https://evil.example","x")',
  'is a formula in wide letters': '＝1＋1',
  'is a formula from a sign': '@SUM(1+1)*cmd|x',
  'is a record of its own': 'a"\r\n"b","=1+1',
  'is a link': '[下载](https://evil.example/x "y") ![](https://evil.example/i.png)',
  'is an address': 'https://evil.example www.evil.example mail@evil.example',
  'is a heading, a list and a table': '# a\n- b\n| c | d |\n---\n```\ne',
}

/** What must not be in the bytes of anything that is shown, whatever stood in the document. */
export const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\uffa0]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/u
