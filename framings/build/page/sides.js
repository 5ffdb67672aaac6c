// The statements that marketing and sales answer apart. In a course the next reader at this device may
// be somebody else: there they stay in this tab. Stands below memory.js.

for (const place of sidesPlaces) {
  const recall = twoSides(place, JSON.parse(place.dataset.words), () =>
    keptSides(memory.clear ? "localStorage" : "sessionStorage"));
  followers.push(recall);
}
