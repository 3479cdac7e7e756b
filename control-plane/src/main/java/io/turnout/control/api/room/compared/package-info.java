/**
 * What the page of a capability shows of its answers: which fields differ, and how. Pure: made of what comparing has come to.
 */
package io.turnout.control.api.room.compared;
