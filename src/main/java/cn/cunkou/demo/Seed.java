package cn.cunkou.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way for the same county and purpose. */
final class Seed {
    private final Random random;

    Seed(String county, String purpose) {
        this.random = new Random((county + "/" + purpose).hashCode());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long number() {
        return random.nextLong();
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    LocalDate between(LocalDate first, LocalDate last) {
        var days = (int) (last.toEpochDay() - first.toEpochDay());
        return days <= 0 ? first : first.plusDays(random.nextInt(days + 1));
    }

    <T> List<T> shuffled(List<T> things) {
        var copy = new ArrayList<>(things);
        Collections.shuffle(copy, random);
        return copy;
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
