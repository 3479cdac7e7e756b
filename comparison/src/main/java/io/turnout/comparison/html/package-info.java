/** Pages by what a visitor gets of them: texts, link targets, form fields; not markup, scripts or styles. */
package io.turnout.comparison.html;
