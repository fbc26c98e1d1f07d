import type { Report } from '../../../model/report.ts';
import { contextOf } from './context.ts';
import { choiceInAddress, linkTo } from './deep-link.ts';
import { sections } from './sections.ts';
import { storeOf } from './store.ts';

const report = JSON.parse(document.getElementById('data')?.textContent ?? '') as Report;
const store = storeOf(choiceInAddress(report));
const context = contextOf(report, store);
document.getElementById('report')?.append(...sections.map((section) => section(context)));
linkTo(store, report);
