package cn.cunkou.measures;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The two ways to read rows.
 *
 * @param all reads all places, for rows that are public
 * @param tallies know the rows of latest values
 * @param own reads what the reader's divisions allow
 */
record Databases(Way all, Way own, Tallies tallies) {

    /** A connection of one role, and the transactions it reads in. */
    record Way(JdbcClient database, TransactionOperations transactions) {}
}
