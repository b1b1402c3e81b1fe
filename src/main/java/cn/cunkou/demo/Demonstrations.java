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

    /** The words for {@code --demo}, one for each county. */
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
        return Arrays.stream(found).sorted(Comparator.comparing(Demonstrations::county)).toList();
    }

    /** The county's word, with which the file's name begins. */
    static String county(Resource plan) {
        var name = Objects.requireNonNull(plan.getFilename());
        return name.substring(0, name.indexOf('-'));
    }
}
