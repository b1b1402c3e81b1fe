package cn.cunkou.plan;

import java.util.Collection;
import java.util.Comparator;

/** Guesses the word that was meant. */
final class Nearest {
    private Nearest() {}

    /** A question that names the nearest word, or the list of words when none is near. */
    static String hint(String written, Collection<String> words) {
        return words.stream()
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .filter(word -> distance(written, word) <= Math.max(2, word.length() / 3))
                .map(word -> "是不是 " + word + "？")
                .orElseGet(() ->
                        words.isEmpty()
                                ? "删去"
                                : "可用的有：" + String.join("、", words.stream().sorted().toList()));
    }

    /** How many letters must be put in, taken out or changed. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
