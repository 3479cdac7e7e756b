/** The site's pages, rendered on the server from the templates of the site module. No queries of its own. */
package io.turnout.monorail.pages;
