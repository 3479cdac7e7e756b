/**
 * Answers that span services: agenda, talk with notes, search, import. Blocking code on virtual threads; calls go out in
 * parallel, one for each upstream, each within the request's remaining time. A side dish that fails is named stale or
 * missing; only the main dish can fail the answer.
 */
package io.turnout.gateway.compose;
