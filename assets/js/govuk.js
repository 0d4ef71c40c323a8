// Starts the GOV.UK components in use. Without this script the pages work: it adds focus and comfort.
import { Button, ErrorSummary, PasswordInput, createAll } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
createAll(ErrorSummary);
createAll(PasswordInput);
createAll(Button, { preventDoubleClick: true });
