/**
 * What the gateway answers from documents of its own, where the plan routes nothing else: the API's description, a page
 * to try it, the keys of its issuer.
 */
package io.turnout.gateway.documents;
