/**
 * What the room says of the migration, of rollouts and of datasets, and what may be asked for. Pure: made of what the API's beans tell.
 * What may be done is decided there, once more, when it is asked for.
 */
package io.turnout.control.api.room.panel;
