/**
 * Who a request comes from: tokens are verified here, and remembered for a while. What a token allows is the plan's to
 * say and the door's to hold to; how one is verified is the platform's.
 */
package io.turnout.gateway.identity;
