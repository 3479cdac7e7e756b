/** How this application's endpoints answer: pages, links, tags, limits. Nothing about talks or notes. */
package io.turnout.monorail.web;
