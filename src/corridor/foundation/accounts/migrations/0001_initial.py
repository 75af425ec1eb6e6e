import corridor.foundation.kernel.rules
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('parties', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('language', models.CharField(blank=True, choices=[('nl', 'Dutch'), ('fr', 'French'), ('en', 'English')], max_length=2, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='can sign in')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('date_joined', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'account',
                'verbose_name_plural': 'accounts',
                'permissions': [('manage_accounts', 'Add people, give and end their roles')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('role', models.CharField(choices=[('partner', 'partner'), ('officer', 'officer'), ('editor', 'editor'), ('administrator', 'administrator')], max_length=20, verbose_name='role')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation', verbose_name='organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'role of a person',
                'verbose_name_plural': 'roles of people',
                'ordering': ['valid', 'pk'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MembershipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('role', models.CharField(choices=[('partner', 'partner'), ('officer', 'officer'), ('editor', 'editor'), ('administrator', 'administrator')], max_length=20, verbose_name='role')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation', verbose_name='organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.membership')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('language', models.CharField(blank=True, choices=[('nl', 'Dutch'), ('fr', 'French'), ('en', 'English')], max_length=2, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='can sign in')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('date_joined', models.DateTimeField(auto_now_add=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('certain__isnull', True), models.Q(('certain__contained_by', models.F('valid')), ('certain__isempty', False)), _connector='OR'), name='accounts_membership_certain_is_possible'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='accounts_membership_valid_some_day'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('certain__isnull', False), ('organisation__isnull', False), ('role', 'partner'), ('user__isnull', False)), expressions=[(models.Func(models.F('user_id'), models.F('user_id'), models.Value('[]'), function='int8range'), '&&'), (models.Func(models.F('organisation_id'), models.F('organisation_id'), models.Value('[]'), function='int8range'), '&&'), ('certain', '&&')], name='accounts_partner_no_overlap'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('certain__isnull', False), ('organisation__isnull', False), ('role', 'officer'), ('user__isnull', False)), expressions=[(models.Func(models.F('user_id'), models.F('user_id'), models.Value('[]'), function='int8range'), '&&'), (models.Func(models.F('organisation_id'), models.F('organisation_id'), models.Value('[]'), function='int8range'), '&&'), ('certain', '&&')], name='accounts_officer_no_overlap'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('certain__isnull', False), ('organisation__isnull', False), ('role', 'editor'), ('user__isnull', False)), expressions=[(models.Func(models.F('user_id'), models.F('user_id'), models.Value('[]'), function='int8range'), '&&'), (models.Func(models.F('organisation_id'), models.F('organisation_id'), models.Value('[]'), function='int8range'), '&&'), ('certain', '&&')], name='accounts_editor_no_overlap'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('certain__isnull', False), ('role', 'administrator'), ('user__isnull', False)), expressions=[(models.Func(models.F('user_id'), models.F('user_id'), models.Value('[]'), function='int8range'), '&&'), ('certain', '&&')], name='accounts_administrator_no_overlap'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['partner', 'officer', 'editor', 'administrator'])), name='accounts_membership_role'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('organisation__isnull', False), ('role', 'administrator'), _connector='OR'), name='accounts_membership_at_an_organisation'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_userevent" ("date_joined", "id", "is_active", "is_demo", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT new_values."date_joined", new_values."id", new_values."is_active", new_values."is_demo", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='212465f3b0bd5d8166bc87bc2c2aae0b26517646', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_userevent" ("date_joined", "id", "is_active", "is_demo", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT new_values."date_joined", new_values."id", new_values."is_active", new_values."is_demo", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."date_joined" IS DISTINCT FROM (new_values."date_joined") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_demo" IS DISTINCT FROM (new_values."is_demo") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='79b1ae5afaaed4a19a02315e61a8f1c584f151a7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0e890', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_userevent" ("date_joined", "id", "is_active", "is_demo", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") SELECT old_values."date_joined", old_values."id", old_values."is_active", old_values."is_demo", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b7bfa70e9b45b79bf29d1b5b4ea4e9f9cf38509f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_19f14', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_membershipevent" ("certain", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid") SELECT new_values."certain", new_values."id", new_values."organisation_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."user_id", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2d8acc4c34101e9ef869ca56dda3daa8f90a0047', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fc05a', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_membershipevent" ("certain", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid") SELECT new_values."certain", new_values."id", new_values."organisation_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."user_id", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='55dcdffc26d7c18d4ec22d090c143810d0d71619', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_20ab5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_membershipevent" ("certain", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid") SELECT old_values."certain", old_values."id", old_values."organisation_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."user_id", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3a9332ec8f6aec35130501184d664aacc9ee6e70', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_19a8f', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membershipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e1f05704110766345bef638c18be4307af995a77', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ee6c', table='accounts_membershipevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='userevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e9498e73f6fbdf2642fb33fa14189f1ad2382c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_45b21', table='accounts_userevent', when='BEFORE')),
        ),
    ]
