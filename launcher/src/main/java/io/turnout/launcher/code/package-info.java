/** When the code that apps are built of changed last, as git knows it. What is built with it belongs elsewhere. */
package io.turnout.launcher.code;
