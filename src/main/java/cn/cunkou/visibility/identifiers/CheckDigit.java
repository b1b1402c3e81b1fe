package cn.cunkou.visibility.identifiers;

/** The last digit of a GS1 key, by which a slip of the pen is found. */
public final class CheckDigit {
    private CheckDigit() {}

    /** The check digit ('0' to '9') of a key's other digits, given without it. */
    public static char of(CharSequence digits) {
        var sum = 0;
        for (var back = 0; back < digits.length(); back++) {
            var digit = digits.charAt(digits.length() - 1 - back) - '0';
            sum += back % 2 == 0 ? 3 * digit : digit;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** Whether the last of these digits is the check digit of those before it. */
    public static boolean holds(CharSequence key) {
        var last = key.length() - 1;
        return last > 0 && of(key.subSequence(0, last)) == key.charAt(last);
    }
}
