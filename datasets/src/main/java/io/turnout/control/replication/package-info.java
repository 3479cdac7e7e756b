/**
 * One direction of logical replication for one dataset: publication and slot where the rows come from, subscription where
 * they go; and what PostgreSQL shows of its progress. PostgreSQL copies and streams; there is no copy loop here.
 */
package io.turnout.control.replication;
