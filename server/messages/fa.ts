import type { InvalidReason } from '../errors.ts'
import type { Messages } from './messages.ts'
import { persianPages } from './fa-pages.ts'
import { formats, number, quoted } from './fa-words.ts'
import { shortened } from './formats.ts'

export const persian: Messages = {
  ...formats,
  ...persianPages,
  locale: 'fa',
  direction: 'rtl',
  ownName: 'فارسی',

  site: {
    name: 'Dateline',
    tagline: 'چه کسی، دربارهٔ چه کسی، چه گفت و کی',
    skip: 'رفتن به نتیجه‌ها',
    navigation: 'سایت',
    language: 'زبان',
  },
  box: {
    label: 'جست‌وجو در بایگانی',
    hint: 'واژه‌ها، "عبارت"، ‎-حذف، ‎said:لاوروف، ‎published:2025-02',
    submit: 'جست‌وجو',
    suggestions: 'پیشنهادها',
  },

  results: {
    heading: 'نتیجه‌ها',
    totals: ({ paragraphs, articles }) => `${number(paragraphs)} بند در ${number(articles)} مقاله`,
    undated: 'بدون تاریخ',
    unknownOutlet: 'رسانهٔ نامعلوم',
    alsoMatching: (paragraphs) => `${number(paragraphs)} بند دیگر این مقاله هم می‌خورد`,
    sort: 'ترتیب',
    sorts: { relevance: 'نزدیک‌ترین', newest: 'تازه‌ترین', oldest: 'کهنه‌ترین' },
    group: 'فهرست',
    groups: { paragraph: 'بندها', article: 'مقاله‌ها' },
    update: 'به‌روز کردن نتیجه‌ها',
    whyHeading: 'چرا این نتیجه',
    why: (inTitle, inText) =>
      [
        ...(inText.length ? [`در متن: ${inText.map(quoted).join('، ')}.`] : []),
        ...(inTitle.length ? [`در عنوان: ${inTitle.map(quoted).join('، ')}.`] : []),
      ].join(' '),
    alsoIn: 'همچنین در',
    moreCopies: (copies) => `و ${number(copies)} جای دیگر`,
    folded: (entries) => `${number(entries)} نتیجه همان را می‌گوید که نتیجه‌ای دیگر، و در آن تا شده است.`,
    unfold: 'نمایش همه',
    unfolded: 'آنچه چند رسانه چاپ کرده‌اند هر بار نشان داده می‌شود.',
    fold: 'نمایش یک بار',
  },

  paging: {
    label: 'صفحه‌های نتیجه',
    previous: 'قبلی',
    next: 'بعدی',
    goTo: (page) => `صفحهٔ ${number(page)}`,
    beyond: (pages) => `چنین صفحه‌ای نیست: نتیجه‌ها در صفحهٔ ${number(pages)} تمام می‌شود.`,
    last: 'رفتن به صفحهٔ آخر',
  },

  facets: {
    heading: 'محدود کردن',
    names: {
      actor: 'نام چه کسی آمده',
      speaker: 'چه کسی می‌گوید',
      topic: 'موضوع',
      source: 'رسانه',
      language: 'زبان',
      published: 'تاریخ انتشار',
      happened: 'تاریخ رویداد',
    },
    missing: {
      actor: 'بی‌نام',
      speaker: 'گوینده شناخته نشد',
      topic: 'بی‌موضوع',
      source: 'رسانهٔ نامعلوم',
      language: 'زبان نامعلوم',
      published: 'بدون تاریخ',
      happened: 'بدون تاریخ در متن',
    },
    count: (paragraphs) => `${number(paragraphs)} بند`,
    exclude: (label) => `کنار گذاشتن ${label}`,
    excludeShort: 'نه',
    onlyNamed: 'تنها جایی که نامشان آمده',
    onlyNamedHint: 'گویندگانی که با «او» یا از پیش شناخته شده‌اند کنار می‌روند',
    unlisted: 'در فهرست نام‌ها نیست؛ در متن یافته شده است',
    empty: 'هیچ‌یک ندارد.',
    from: 'از',
    to: 'تا',
    histogram: (from, to) => `بندها بر پایهٔ تاریخ انتشار، از ${from} تا ${to}`,
    bar: (period, count) => `${period}: ${count}`,
    zoomOut: 'همهٔ تاریخ‌ها',
  },

  filters: {
    heading: 'محدود شده به',
    remove: (what) => `برداشتن ${what}`,
    removeAll: 'برداشتن همه',
    excluded: (value) => `نه ${value}`,
  },

  query: {
    sentence: (clauses) => `بندهایی ${clauses.join('، ')}.`,
    everything: 'همهٔ بندها.',
    andOthers: (names, others) => `یکی از ${names} و ${number(others)} نام دیگر`,
    some: (words) => `با برخی از ${formats.list(words.map(quoted))}`,
    word: (text) => `با ${quoted(text)}`,
    prefix: (text) => `با واژه‌ای که با ${quoted(text)} آغاز می‌شود`,
    phrase: (text) => `با عین عبارت ${quoted(text)}`,
    near: (terms, distance) => `با ${formats.list(terms.map(quoted))} به فاصلهٔ دست بالا ${number(distance)} واژه`,
    or: (parts) => parts.join(' یا '),
    and: (parts) => `(${parts.join(' و ')})`,
    not: (part) => `جز آن‌ها ${part}`,
    missing: {
      actor: 'که نام کسی در آن‌ها نیامده',
      speaker: 'که گوینده‌ای در آن‌ها شناخته نشد',
      topic: 'بی موضوع',
      source: 'بی رسانهٔ شناخته',
      language: 'به زبانی ناشناخته',
      published: 'بی تاریخ',
      happened: 'بی تاریخی در متن',
    },
    field: {
      actor: (value) => `که نام ${value} در آن‌ها آمده`,
      said: (value) => `که ${value} در آن‌ها سخن می‌گوید`,
      about: (value) => `با گفته‌ای دربارهٔ ${value}`,
      topic: (value) => `دربارهٔ ${value}`,
      source: (value) => `از ${value}`,
      title: (value) => `با ${quoted(value)} در عنوان`,
      language: (value) => `به زبان ${value}`,
    },
    statement: (speaker, about) => `که ${speaker} در آن‌ها دربارهٔ ${about} سخنی می‌گوید`,
    published: (span) => `منتشرشده ${span.startsWith('از') || span.startsWith('تا') ? span : `در ${span}`}`,
    happened: (span) => `دربارهٔ رویدادهای ${span}`,
    span: (from, to) =>
      from === null ? `تا ${to}` : to === null ? `از ${from} به بعد` : from === to ? from : `از ${from} تا ${to}`,
    meant: { question: 'پرسش است؟', name: 'یک نام است؟', either: 'یکی از آن‌ها را می‌خواهید؟' },
    relaxed: 'هیچ بندی همهٔ این واژه‌ها را ندارد، یا کم‌شمارند: این‌ها برخی از آن‌ها را دارند، نزدیک‌ترین‌ها نخست.',
    askForAll: 'همهٔ واژه‌ها لازم است',
    spelling: (word, tried) =>
      `بایگانی ${quoted(word)} ندارد؛ این نتیجه‌ها برای ${formats.choice(tried.map(quoted))} است.`,
    beginning: (word) => `بایگانی ${quoted(word)} ندارد؛ این نتیجه‌ها برای واژه‌هایی است که با آن آغاز می‌شوند.`,
    unranked:
      'بیش از نیمی از بایگانی می‌خورد، پس واژه‌ها نمی‌گویند کدام بهتر است: تازه‌ترین‌ها نخست می‌آیند. شمارش‌ها دقیق است.',
    tooManyToRank: (most) =>
      `بیش از ${number(most)} بند می‌خورد: تازه‌ترین‌ها نخست می‌آیند. جست‌وجو را باریک‌تر کنید تا بهترین‌ها نخست بیایند. شمارش‌ها دقیق است.`,
    wordsUnranked: (words) =>
      `همهٔ واژه‌ها جست‌وجو شد، ولی تنها ده واژهٔ نخست در ترتیب اثر دارد؛ بی‌اثر: ${words.join('، ')}.`,
    phraseLoose: (phrase) => `${quoted(phrase)} در بندهای بسیاری آمده است؛ همهٔ واژه‌هایش جست‌وجو شد.`,
    depthBound: (reached) =>
      `صفحه‌ها پس از ${number(reached)} یافته پایان می‌یابد. جست‌وجو را باریک‌تر کنید یا همه را بارگیرید.`,
    namedSpeakers: 'گویندگان تنها جایی شمرده می‌شوند که نامشان کنار گفته آمده است.',
    nearUnsupported: 'این نمایه فاصلهٔ واژه‌ها را نمی‌داند: NEAR همچون AND خوانده شد.',
    unknownName: (field, value) => `در بایگانی ${NAMED_BY[field]} به نام ${quoted(value)} نیست.`,
    cut: (most) => `پرسش درازتر از ${number(most)} نویسه بود؛ تنها آغاز آن خوانده شد.`,
    asText: {
      'unknown-field': (text) => `${quoted(text)} واژه به شمار آمد: چنین فیلدی نیست.`,
      'bad-date': (text) => `${quoted(text)} واژه به شمار آمد: تاریخ یا بازه یا مدت نیست.`,
      'lone-operator': (text) => `${quoted(text)} واژه به شمار آمد: میان دو چیز نیست.`,
      'lone-bracket': (text) => `${quoted(text)} کنار گذاشته شد: نیمهٔ دیگرش نیست.`,
      'empty-field': (text) => `${quoted(text)} واژه به شمار آمد: پس از دونقطه چیزی نیست.`,
      'no-word': (text) => `${quoted(text)} کنار گذاشته شد: واژه‌ای در آن نیست.`,
      'lone-star': (text) =>
        `ستارهٔ ${quoted(text)} کنار گذاشته شد: کنار NEAR و در گیومه واژه‌ها همان‌گونه‌اند که هستند.`,
      'too-deep': (text) => `${quoted(text)} کنار گذاشته شد: پرانتز در پرانتز بسیار است.`,
    },
  },

  rescue: {
    heading: 'چیزی یافت نشد',
    removeFilter: 'یکی از پالایه‌ها را بردارید.',
    tips: [
      'املای واژه‌ها را بررسی کنید یا واژه‌های کمتری بجویید.',
      'نام یک تن ممکن است چند گونه نوشته شود: در «نام چه کسی آمده» بگردید.',
    ],
    withoutFilters: 'جست‌وجو بدون پالایه',
    inWords: (words, totals) => `با ${quoted(words)} همچون واژه: ${number(totals.paragraphs)} بند`,
    byName: (name, totals) => `آنجا که ${quoted(name)} نام برده شده، به هر املا: ${number(totals.paragraphs)} بند`,
    withoutPart: (text, totals) => `بدون ${quoted(text)}: ${number(totals.paragraphs)} بند`,
    withoutFacet: (facet, totals) => `بدون پالایهٔ «${facet}»: ${number(totals.paragraphs)} بند`,
    emptyIndex: 'نمایه خالی است.',
    emptyIndexHow: 'مقاله‌ها را در پوشهٔ «articles» بگذارید و این را اجرا کنید: npm run index',
  },

  errors: {
    invalid: { heading: 'این نشانی معنا ندارد', text: invalidText },
    notFound: { heading: 'یافت نشد', text: 'در این نشانی چیزی نیست.' },
    noArticle: {
      heading: 'چنین مقاله‌ای نیست',
      text: 'بایگانی در این نشانی مقاله‌ای ندارد. شاید همراه منبعش برداشته شده باشد.',
    },
    unavailable: { heading: 'جست‌وجو در دسترس نیست', text: 'نمایه اکنون پاسخ نمی‌دهد. اندکی بعد دوباره بکوشید.' },
    busy: {
      heading: 'درخواست‌ها هم‌زمان بسیارند',
      text: 'به اندازه‌ای که این سرور اجازه می‌دهد جستجو یا بارگیری در جریان است. اندکی بعد دوباره بکوشید.',
    },
    timeout: {
      heading: 'زمان زیادی گرفت',
      text: 'نمایه به‌موقع پاسخ نداد. واژه‌های کمتری بجویید یا اندکی بعد دوباره بکوشید.',
    },
    index: {
      missing: { heading: 'هنوز نمایه‌ای نیست', text: 'برای ساختنش این را در جایی که برنامه نصب است اجرا کنید:' },
      outdated: {
        heading: 'نمایه کهنه است',
        text: 'نسخهٔ پیشین برنامه آن را ساخته است. برای به‌روز کردنش این را در جایی که برنامه نصب است اجرا کنید:',
      },
      newer: {
        heading: 'نمایه تازه‌تر از برنامه است',
        text: 'نسخهٔ تازه‌تری از برنامه آن را ساخته است. همان را اجرا کنید یا پوشهٔ دیگری بدهید (DATA_DIR).',
      },
      damaged: {
        heading: 'نمایه آسیب دیده است',
        text: 'برای بازساختنش این را در جایی که برنامه نصب است، با همهٔ مسیرهایی که نمایه شده بود، اجرا کنید. فایل آسیب‌دیده می‌ماند:',
      },
      foreign: {
        heading: 'نمایه خوانده نمی‌شود',
        text: 'فایلی که به جای آن است از برنامهٔ دیگری است. آن را جابه‌جا کنید یا DATA_DIR را به پوشهٔ دیگری بگردانید.',
      },
    },
    tooManyRequests: {
      heading: 'درخواست‌ها بیش از اندازه است',
      text: (seconds) => `${number(seconds)} ثانیه دیگر دوباره بکوشید.`,
    },
    internal: { heading: 'خطایی رخ داد', text: 'این خطا از برنامه است و ثبت شد.' },
    toSearch: 'به جست‌وجو',
    unreachable: 'پاسخی نرسید: آنچه می‌بینید یافته‌های پیشین است. اندکی بعد دوباره بکوشید.',
  },
}

/** What a field of a query names. */
const NAMED_BY = {
  actor: 'کسی یا نهادی',
  said: 'گوینده‌ای',
  about: 'کسی یا موضوعی',
  topic: 'موضوعی',
  source: 'رسانه‌ای',
  language: 'زبانی',
  title: 'عنوانی',
} as const

function invalidText(parameter: string, reason: InvalidReason): string {
  const name = leftToRight(parameter)
  switch (reason.type) {
    case 'too-many-values':
      return `${name} ${number(reason.count)} بار آمده است؛ بیش از ${number(reason.most)} بار نمی‌شود.`
    case 'too-long':
      return `${name} مقداری به درازای ${number(reason.count)} نویسه دارد؛ بیش از ${number(reason.most)} نمی‌شود.`
    case 'repeated':
      return `${name} ${number(reason.count)} بار آمده است؛ تنها یک بار می‌شود.`
    case 'no-choice':
      return `${name} باید یکی از این‌ها باشد: ${leftToRight(reason.choices.join(', '))}؛ ${asGiven(reason.given)} نیست.`
    case 'no-whole-number':
      return `${name} باید عددی درست از ${number(1)} تا ${number(reason.most)} باشد؛ ${asGiven(reason.given)} نیست.`
    case 'no-date':
      return `${name} باید سال، ماه یا روزی مانند ${DATES} باشد، یا بازه‌ای مانند ${SPAN}، یا ${leftToRight('none')}؛ ${asGiven(reason.given)} نیست.`
    case 'no-span':
      return `از ${asGiven(reason.from)} تا ${asGiven(reason.to)} بازه‌ای نیست: تاریخ را مانند ${leftToRight('2025-02-25')} بنویسید، پیشین‌تر را نخست.`
  }
}

/** What stands in addresses keeps its direction within the sentence. */
function leftToRight(text: string): string {
  return `\u2066${text}\u2069`
}

function asGiven(text: string): string {
  return quoted(leftToRight(shortened(text)))
}

const DATES = leftToRight('2025, 2025-02, 2025-02-25')
const SPAN = leftToRight('2025-02-01..2025-02-28')
