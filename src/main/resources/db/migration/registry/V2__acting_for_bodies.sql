-- Whether whoever acts may write in the name of a body: `cunkou.bodies` is `*`, or the ids of bodies with commas between.
-- Without the setting nobody may.
create function registry.acts_for(body uuid) returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('cunkou.bodies', true), '') = '*'
        or body::text = any (string_to_array(current_setting('cunkou.bodies', true), ','));
