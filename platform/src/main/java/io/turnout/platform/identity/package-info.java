/**
 * Who a request comes from: the token, what is checked about it, and the words of every refusal, the same in the gateway
 * and in the parts behind it. How a request carries a token and how an answer is sent is not here.
 */
package io.turnout.platform.identity;
