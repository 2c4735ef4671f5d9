import { expect, it } from 'vitest'
import { stemEnglish } from '../../engine/text/stem-english.ts'

it.each([
  'labour labor labours labouring',
  'organisation organization organised organizes',
  'theatre theater theatres',
  'centre center centred centered',
  'defence defense defences',
  'colour color colourful',
  'neighbourhood neighborhood neighbourhoods',
  'catalogue catalog',
  'programme program programmes',
  'travelled traveled traveling',
  'privatisation privatization privatise',
  'advise adviser advised',
  'revise revised revising',
  'supervise supervised supervising',
  'advertise advertising advertisement',
  'promise promised promising',
  'uprising uprisings',
  'behaviour behavior behaviours',
  'behavioural behavioral',
  'favourite favorite favourites',
  'favouritism favoritism',
  'colouring colorings',
  'outpouring outpourings',
  'catalogue catalogued cataloguing catalogs',
  'dialogue dialogues dialog',
  'appraise appraised',
  'kilometre kilometers',
  'neighbouring neighboring',
])('%s have one stem', (words) => {
  expect(new Set(words.split(' ').map(stemEnglish)).size).toBe(1)
})

it.each([
  'cooperation cooper',
  'organization organ',
  'university universal',
  'generation general',
  'important import',
  'news new',
  'mineral miner',
  'international intern',
  'customs custom customer',
  'authority author',
  'department depart',
  'mars mar',
  'authoritarian authorities',
  'scoured scored',
  'chartres charter',
  'entre enter',
])('%s have a stem each', (words) => {
  const all = words.split(' ')
  expect(new Set(all.map(stemEnglish)).size).toBe(all.length)
})
