/** Who requests belong to, for whatever takes some of them and leaves others. */
package io.turnout.gateway.subject;
