/**
 * The fence of a dataset in one database, as ADR 12 defines it: who may write, and the token that hands that over. What is
 * here is one transaction each and keeps the promise by itself, whoever calls it in whatever order; when to call it is
 * not decided here.
 */
package io.turnout.control.fence;
