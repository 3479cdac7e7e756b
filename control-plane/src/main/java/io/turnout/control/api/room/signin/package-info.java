/** Signing in and out of the room. Does not belong here: who may see what of it. */
package io.turnout.control.api.room.signin;
