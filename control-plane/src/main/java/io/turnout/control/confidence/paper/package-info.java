/** Reports as something to read: one document each, from which the page, its self-contained copy and the Markdown are made. Pictures are SVG. */
package io.turnout.control.confidence.paper;
