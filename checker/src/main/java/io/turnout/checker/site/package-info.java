/** The system under test as an operator sees it: processes, databases, fences. It looks and breaks, and never repairs. */
package io.turnout.checker.site;
