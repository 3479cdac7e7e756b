/** Pages and forms of feature flags. Does not belong here: what a flag may be. */
package io.turnout.control.api.room.flag;
