package cn.cunkou.visibility.documents;

import org.jspecify.annotations.Nullable;

/** Where in a JSON document we are; becomes a pointer only when something is wrong there. */
record Place(@Nullable Place above, @Nullable String name, int index) {
    static final Place ROOT = new Place(null, null, -1);

    Place at(String field) {
        return new Place(this, field, -1);
    }

    Place at(int element) {
        return new Place(this, null, element);
    }

    String pointer() {
        var pointer = new StringBuilder();
        write(pointer);
        return pointer.toString();
    }

    private void write(StringBuilder pointer) {
        if (above == null) {
            return;
        }
        above.write(pointer);
        pointer.append('/');
        if (name == null) {
            pointer.append(index);
        } else {
            pointer.append(name.replace("~", "~0").replace("/", "~1"));
        }
    }
}
