package cn.cunkou.demo;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The counties that can be shown: those whose plan the program brings along. */
public final class Demonstrations {
    private Demonstrations() {}

    /** The words for {@code --demo}, one for each county; the county whose plan is oldest first. */
    public static List<String> shipped() throws IOException {
        return plans("all").stream().map(Demonstrations::county).distinct().toList();
    }

    /**
     * @throws UnknownDemo when there is no plan of that county
     */
    static List<Resource> plans(String wanted) throws IOException {
        var pattern = wanted.equals("all") ? "*" : wanted + "-*";
        var found =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath:plans/" + pattern + ".yaml");
        if (found.length == 0) {
            throw new UnknownDemo(wanted);
        }
        return Arrays.stream(found)
                .sorted(
                        Comparator.comparing(Demonstrations::year)
                                .thenComparing(Demonstrations::county))
                .toList();
    }

    /** The county's word, with which the file's name begins. */
    static String county(Resource plan) {
        var name = name(plan);
        return name.substring(0, name.indexOf('-'));
    }

    /** The year of the plan, with which the file's name goes on. */
    private static String year(Resource plan) {
        var name = name(plan);
        return name.substring(name.indexOf('-') + 1);
    }

    private static String name(Resource plan) {
        return Objects.requireNonNull(plan.getFilename());
    }
}
