package cn.cunkou.platform.imports;

import cn.cunkou.platform.web.Problem;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of things that modules let people import. */
@Component
class Kinds {
    private final ObjectProvider<ImportKind<?>> kinds;

    Kinds(ObjectProvider<ImportKind<?>> kinds) {
        this.kinds = kinds;
    }

    List<ImportKind<?>> all() {
        return kinds.orderedStream().toList();
    }

    ImportKind<?> kind(String id) {
        for (var kind : all()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw Problem.notFound("这种导入");
    }
}
