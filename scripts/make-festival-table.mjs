// Makes packages/calendar/src/festivals.json from chinese-days. Its functions reckon in the local time zone and its Date
// arithmetic goes wrong west of Greenwich, so they are asked once, here, in UTC. Run: npm run make:festival-table
import { writeFileSync } from 'node:fs'

process.env.TZ = 'UTC'
const { default: chineseDays } = await import('chinese-days')

const FIRST = 2008 // since when all of them are days off
const LAST = 2099 // the rule for Qingming is one of this century

const inYear = (date) => date.slice('2026-'.length)
const festivals = (year) => ({
  springFestival: inYear(chineseDays.getSolarDateFromLunar(`${year}-01-01`).date),
  qingming: inYear(chineseDays.getSolarTermDate(year, 4, 'pure_brightness')),
  dragonBoat: inYear(chineseDays.getSolarDateFromLunar(`${year}-05-05`).date),
  midAutumn: inYear(chineseDays.getSolarDateFromLunar(`${year}-08-15`).date),
})

const rows = []
for (let year = FIRST; year <= LAST; year++) rows.push(`  "${year}": ${JSON.stringify(festivals(year))}`)
writeFileSync(new URL('../packages/calendar/src/festivals.json', import.meta.url), `{\n${rows.join(',\n')}\n}\n`)
