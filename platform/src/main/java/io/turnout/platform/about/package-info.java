/** What an app says of itself to who keeps the catalogue of services: which code runs, since when, and whose it is. */
package io.turnout.platform.about;
