/**
 * Pages that an app renders itself: who looks at one, and what a form says. Belongs here: what a browser sends and is told that has
 * nothing to do with what a page is about. Does not belong here: templates.
 */
package io.turnout.platform.page;
