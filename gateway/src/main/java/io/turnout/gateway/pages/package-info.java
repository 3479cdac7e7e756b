/**
 * The conference site, rendered by the gateway from the same compositions that answer the API. Templates and style sheet
 * are the module site's; what is here fills them.
 */
package io.turnout.gateway.pages;
