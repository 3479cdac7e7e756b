/** How the room shows the traffic: as figures of the last minute, and as points for charts. */
package io.turnout.control.api.room.traffic;
