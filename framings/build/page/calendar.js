// When questions of a lesson come back: the calendar of this device, by the lesson's name, which is the same
// in all languages. A lesson's page notes that it was read, the page for remembering asks. Stands above
// progress.js.

const kept = stored("localStorage", "framings:remembering");
const AFTER = [2, 7, 21]; // days

// A day as it is on this device, such as "2026-11-27": as texts, days sort as they follow each other.
const asDay = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  .map((number) => String(number).padStart(2, "0")).join("-");
const today = () => asDay(new Date());
function daysAfter(day, days) {
  const [year, month, number] = day.split("-").map(Number);
  return asDay(new Date(year, month - 1, number + days));
}

// Of each lesson that was read: the day, the days on which its questions were answered, what was answered
// of those that wait (the option of each), and which were wrong last time.
function readCalendar() {
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text);
  try {
    const entries = Object.entries(JSON.parse(kept.read()) ?? {});
    return new Map(entries.flatMap(([lesson, { day, done, now, again }]) =>
      (isDay(day) && done.every(isDay) ? [[lesson, { day, done, now: { ...now }, again: [...again] }]] : [])));
  } catch {
    return new Map(); // not ours
  }
}

const writeCalendar = (calendar) => kept.write(JSON.stringify(Object.fromEntries(calendar)));

const justRead = () => ({ day: today(), done: [], now: {}, again: [] });

function noteRead(lesson) {
  const calendar = readCalendar();
  if (!calendar.has(lesson)) writeCalendar(calendar.set(lesson, justRead()));
}

function noteForgotten(lesson) {
  const calendar = readCalendar();
  if (calendar.delete(lesson)) writeCalendar(calendar);
}

// The days to come. Who was late gets the time between two days all the same.
function daysToCome({ day, done }) {
  const days = [];
  for (let round = done.length; round < AFTER.length; round++) {
    const before = days.at(-1) ?? done.at(-1) ?? day;
    const wanted = daysAfter(before, AFTER[round] - (AFTER[round - 1] ?? 0));
    days.push(wanted < today() ? today() : wanted);
  }
  return days;
}

const isDue = (entry) => daysToCome(entry)[0] === today();

// On the front page, beside the link to the page for remembering.
const due = document.querySelector(".due");
if (due && !presenting) {
  const showDue = () => {
    const count = [...readCalendar().values()].filter(isDue).length;
    due.textContent = count ? fill(words.lessonsDue, { count }) : "";
  };
  showDue();
  window.addEventListener("pageshow", showDue); // back by the browser's back button
}
