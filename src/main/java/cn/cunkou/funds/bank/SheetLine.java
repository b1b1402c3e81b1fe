package cn.cunkou.funds.bank;

import java.time.LocalDate;

/**
 * A row of a bank statement as a workbook has it.
 *
 * @param fund id of the fund whose account it is
 * @param fen more than nothing for what came, less for what went
 * @param balance after it, in fen
 */
record SheetLine(
        String fund,
        LocalDate day,
        String party,
        String tail,
        long fen,
        long balance,
        String remark,
        String serial) {}
