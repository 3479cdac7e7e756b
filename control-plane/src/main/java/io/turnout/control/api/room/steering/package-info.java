/**
 * What operators ask for: a page that says what will happen, and the form that does it. Does not belong here: whether it is allowed.
 */
package io.turnout.control.api.room.steering;
