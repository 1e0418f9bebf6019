import type { Words } from '../zh-CN/index.ts'
import { appeals } from './appeals.ts'
import { areas } from './areas.ts'
import { calibrations } from './calibrations.ts'
import { audit } from './audit.ts'
import { conversation } from './conversation.ts'
import { conversations } from './conversations.ts'
import { desk } from './desk.ts'
import { entrance } from './entrance.ts'
import { figures } from './figures.ts'
import { floor } from './floor.ts'
import { machines } from './machines.ts'
import { mine } from './mine.ts'
import { overview } from './overview.ts'
import { plans } from './plans.ts'
import { quality } from './quality.ts'
import { people } from './people.ts'
import { review } from './review.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { standards } from './standards.ts'
import { tasks } from './tasks.ts'
import { vocabulary } from './vocabulary.ts'

export const en: Words = {
  appeals,
  areas,
  calibrations,
  audit,
  conversation,
  conversations,
  desk,
  entrance,
  figures,
  floor,
  machines,
  mine,
  overview,
  plans,
  quality,
  people,
  review,
  settings,
  shell,
  standards,
  tasks,
  vocabulary,
}
