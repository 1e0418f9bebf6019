import { crc32, deflateRawSync } from 'node:zlib'

export interface Zipped {
  readonly name: string | Buffer
  readonly content: string | Buffer
  /** What the directory says of its size, where that is a lie. */
  readonly saidSize?: number
  readonly flags?: number
}

/** A zip archive, as honest as its entries. */
export function zipOf(entries: readonly Zipped[]): Uint8Array<ArrayBuffer> {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, saidSize, flags = 0x0800 } of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const path = Buffer.from(name)
    const size = saidSize ?? bytes.length
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    const common = (to: Buffer, at: number) => {
      to.writeUInt16LE(20, at)
      to.writeUInt16LE(flags, at + 2)
      to.writeUInt16LE(8, at + 4)
      to.writeUInt32LE(crc32(bytes), at + 10)
      to.writeUInt32LE(packed.length, at + 14)
      to.writeUInt32LE(size, at + 18)
      to.writeUInt16LE(path.length, at + 22)
    }
    common(head, 4)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    common(entry, 6)
    entry.writeUInt32LE(offset, 42)
    files.push(head, path, packed)
    directory.push(entry, path)
    offset += head.length + path.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Uint8Array.from(Buffer.concat([...files, listed, end]))
}

/** An Excel workbook of one sheet with these rows, as XML. */
export function workbookOf(rows: string): Uint8Array<ArrayBuffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const part = (name: string, xml: string) => ({ name, content: `<?xml version="1.0"?>${xml}` })
  return zipOf([
    part('[Content_Types].xml', `<Types xmlns="${packages}/content-types"/>`),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${documents}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${documents}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
  ])
}
