package cn.cunkou.registry;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Option;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The bodies of a county that a list offers. */
@Service
public class BodyOptions {
    private final Registry registry;

    BodyOptions(Registry registry) {
        this.registry = registry;
    }

    /** Those that whoever acts can see. */
    public List<Option> all(DivisionCode county) {
        return options(registry.bodies(county).stream());
    }

    /** Those for which whoever acts may write. */
    public List<Option> own(DivisionCode county) {
        var actor = Actor.current();
        return options(
                registry.bodies(county).stream()
                        .filter(body -> actor.actsFor(body.id().toString())));
    }

    private static List<Option> options(Stream<Body> bodies) {
        return bodies.map(body -> new Option(body.id().toString(), body.name())).toList();
    }
}
