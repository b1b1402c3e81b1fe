package cn.cunkou.funds;

/**
 * The accounts of a ledger. Money goes from {@code treasury} over {@code source:ID} to {@code
 * line:ID}; authority to spend it goes from {@code budget} over {@code plan-line:ID} to {@code
 * committed:ID}.
 */
final class Account {
    static final String TREASURY = "treasury";
    static final String BUDGET = "budget";

    private static final String SOURCE = "source:";
    private static final String LINE = "line:";
    private static final String PLAN_LINE = "plan-line:";
    private static final String COMMITTED = "committed:";

    private Account() {}

    /** What has come from a source and is not spent. */
    static String source(String id) {
        return SOURCE + id;
    }

    /** What was spent on a budget line. */
    static String line(String id) {
        return LINE + id;
    }

    /** What may still be promised of a budget line. */
    static String planLine(String id) {
        return PLAN_LINE + id;
    }

    /** What of a budget line was promised by contracts. */
    static String committed(String id) {
        return COMMITTED + id;
    }

    static boolean isLine(String account) {
        return account.startsWith(LINE);
    }

    static boolean isSource(String account) {
        return account.startsWith(SOURCE);
    }

    /** Whether it holds authority that nobody was promised. */
    static boolean isPlan(String account) {
        return account.equals(BUDGET) || account.startsWith(PLAN_LINE);
    }

    /** {@code 3.1} of {@code line:3.1}; the account itself where it has no such part. */
    static String id(String account) {
        return account.substring(account.indexOf(':') + 1);
    }

    /** Whether it holds money, not authority to spend it. */
    static boolean isMoney(String account) {
        return account.equals(TREASURY) || isSource(account) || isLine(account);
    }

    /** As pages show it: {@code 支出 3.1}. */
    static String words(String account) {
        if (account.equals(TREASURY)) {
            return "上级和县财政";
        }
        if (account.equals(BUDGET)) {
            return "预算总盘子";
        }
        var kind = account.substring(0, account.indexOf(':') + 1);
        return switch (kind) {
                    case SOURCE -> "结存 ";
                    case LINE -> "支出 ";
                    case PLAN_LINE -> "预算 ";
                    default -> "已签合同 ";
                }
                + id(account);
    }
}
