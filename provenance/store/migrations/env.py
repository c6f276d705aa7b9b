"""What Alembic runs to take the steps: on the connection that it is handed, within its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
