/**
 * What was decided, by whom, why and on what grounds, of all logs in one. Pure: made of their entries. What is written down, and when,
 * belongs to who decides.
 */
package io.turnout.control.api.room.timeline;
