// The controls of one question (.as-item) as [name, value] pairs, and back. What a form would post, in its order.

const isCheckable = (control) => control.type === "checkbox" || control.type === "radio";

function controls(item) {
  return [...item.querySelectorAll("input, select, textarea")].filter(({ name, type, disabled }) => name && !disabled && type !== "submit");
}

export function fieldsOf(item) {
  return controls(item).filter((control) => !isCheckable(control) || control.checked).map(({ name, value }) => [name, value]);
}

export function fill(item, fields) {
  const left = [...fields];
  const take = (name, value) => {
    const place = left.findIndex((field) => field[0] === name && (value === undefined || field[1] === value));
    return place < 0 ? null : left.splice(place, 1)[0][1];
  };
  for (const control of controls(item)) {
    if (isCheckable(control)) control.checked = take(control.name, control.value) !== null;
    else if (control.type !== "hidden") control.value = take(control.name) ?? control.value;
  }
}
