// Where the enhancement of a page begins. Without scripts every page says and does the same,
// save for the interaction with pictures.

import { enhance as copying } from "./copy.js";
import { enhance as keys } from "./keys.js";
import { enhance as crossing } from "./matrix.js";
import { enhance as period } from "./period.js";
import { enhance as pictures } from "./picture.js";
import { enhance as asking } from "./sparql.js";

function shown(part) {
  crossing(part);
  pictures(part);
}

keys();
asking();
copying();
shown(document);
period(shown);
